/*
 * What a script makes smoother; every page works without it.
 *
 * [data-copy="#id"]      a button that copies the text of #id; data-copied = what it says afterwards
 * form[data-upload]      posts with progress, then follows the redirect; needs <progress hidden> and
 *                        <p data-upload-text="{0} จาก {1}" data-upload-left="เหลืออีกประมาณ {0} วินาที" hidden aria-live=polite>
 * [data-job="/url"]      asks the URL every second for {"state","progress","text","location"}:
 *                        state queued|running|held|done|failed, progress 0…1 or null, text to show in [data-job-text],
 *                        <progress> inside is moved; once it has ended the page goes to location (or loads again)
 * form[data-auto]        is sent when a choice in it changes; its button[data-auto-button] is then not needed
 * details.facets         opened on a wide window
 */
(function () {
  "use strict";

  function fill(pattern, ...values) {
    return values.reduce((text, value, index) => text.replace("{" + index + "}", value), pattern);
  }

  function megabytes(bytes) {
    return (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + " MB";
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) {
      button.hidden = true;
      continue;
    }
    const words = button.querySelector("[data-copy-text]") || button;
    const before = words.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
      words.textContent = button.dataset.copied;
      setTimeout(() => { words.textContent = before; }, 2000);
    });
  }

  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", () => form.requestSubmit());
    for (const button of form.querySelectorAll("[data-auto-button]")) button.hidden = true;
  }

  if (window.matchMedia("(min-width: 64rem)").matches) {
    for (const facets of document.querySelectorAll("details.facets")) facets.open = true;
  }

  for (const menu of document.querySelectorAll("details.menu, details.explained")) {
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }

  /* A refusal comes back as the same page with its reasons: show it in place, keep the address. */
  function showAnswer(html) {
    const answer = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    const main = document.querySelector("main");
    if (!answer) return location.reload();
    main.replaceWith(answer);
    enhanceUploads();
    const alert = answer.querySelector(".alert, h1");
    if (alert) {
      alert.tabIndex = -1;
      alert.focus();
    }
  }

  function upload(form, submitter) {
    const progress = form.querySelector("progress");
    const text = form.querySelector("[data-upload-text]");
    const button = form.querySelector("button[type=submit], button:not([type])");
    const started = Date.now();
    const request = new XMLHttpRequest();
    const leaving = (event) => event.preventDefault();
    const stop = () => {
      window.removeEventListener("beforeunload", leaving);
      if (button) button.disabled = false;
    };
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const left = Math.ceil((Date.now() - started) / 1000 / event.loaded * (event.total - event.loaded));
      if (progress) progress.value = event.loaded / event.total;
      if (text) {
        text.textContent = fill(text.dataset.uploadText, megabytes(event.loaded), megabytes(event.total))
          + (left > 1 && text.dataset.uploadLeft ? " · " + fill(text.dataset.uploadLeft, left) : "");
      }
    });
    request.upload.addEventListener("load", () => { if (progress) progress.removeAttribute("value"); });
    request.addEventListener("load", () => {
      stop();
      if (request.status < 400) location.assign(request.responseURL);
      else showAnswer(request.responseText);
    });
    request.addEventListener("error", () => {
      stop();
      if (progress) progress.hidden = true;
      if (text) text.textContent = text.dataset.uploadFailed || "";
    });
    window.addEventListener("beforeunload", leaving);
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    const body = new FormData(form, submitter);
    if (button) button.disabled = true;
    if (progress) {
      progress.max = 1;
      progress.value = 0;
      progress.hidden = false;
    }
    if (text) text.hidden = false;
    request.send(body);
  }

  function enhanceUploads() {
    for (const form of document.querySelectorAll("form[data-upload]")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        upload(form, event.submitter);
      });
    }
  }
  enhanceUploads();

  async function watch(job) {
    const progress = job.querySelector("progress");
    const text = job.querySelector("[data-job-text]");
    for (let wait = 700; ; wait = Math.min(wait * 1.2, 3000)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      let status;
      try {
        const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
        if (!answer.ok) continue;
        status = await answer.json();
      } catch (unreachable) {
        continue;
      }
      if (text && status.text) text.textContent = status.text;
      if (progress && typeof status.progress === "number") progress.value = status.progress * progress.max;
      if (status.state !== "queued" && status.state !== "running") {
        return status.location ? location.assign(status.location) : location.reload();
      }
    }
  }
  for (const job of document.querySelectorAll("[data-job]")) watch(job);
})();
