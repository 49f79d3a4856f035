// Says at once which of the chosen files are too large. The service checks again, with or without this.
const input = document.querySelector('input[type="file"][name="files"]');
const notice = document.getElementById("files-too-large");

input.addEventListener("change", () => {
  const large = [...input.files].filter((file) => file.size > Number(input.dataset.largest));
  notice.hidden = large.length === 0;
  notice.textContent = large.length ? `${notice.dataset.words} ${large.map((file) => file.name).join(", ")}` : "";
});
