// A button that copies a text of the page. It waits in a <template data-copies="id of the text"> and comes
// out only where it can work: browsers give the clipboard to pages served over HTTPS or by this machine.
for (const template of navigator.clipboard ? document.querySelectorAll("template[data-copies]") : []) {
  const { copies, done, failed } = template.dataset;
  const control = template.content.cloneNode(true);
  const status = control.querySelector("[role=status]");
  control.querySelector("button").addEventListener("click", async () => {
    status.textContent = ""; // said again where it is the same as before
    const text = document.getElementById(copies).textContent.replace(/\s+/g, " ").trim();
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    status.textContent = copied ? done : failed;
  });
  template.replaceWith(control);
}
