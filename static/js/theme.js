{
const{dataset}=document.documentElement,system=matchMedia(_bar.media),
set=(theme,dark=theme?theme=="dark":system.matches)=>{
dataset.theme=theme||""
_bar.media=dark?"":"not all"
if(self._dark){
_dark.ariaPressed=dark
_dark.onclick=()=>{
set(dark!=system.matches?"":dark?"light":"dark")
try{localStorage.dateline=dataset.theme}catch{}
}
}
},
read=()=>{try{set(localStorage.dateline)}catch{set(dataset.theme)}}
read()
system.onchange=onstorage=onpageshow=document.onreadystatechange=read
}
