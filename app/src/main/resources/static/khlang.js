/*
 * What a script makes smoother; every page works without it.
 *
 * [data-copy="#id"]      a button that copies the text of #id; data-copied = what it says afterwards
 * form[data-upload]      posts with progress, then follows the redirect; a large file goes before it in pieces to the
 *                        address that data-upload gives, and is named in upload_id; needs <progress hidden> and
 *                        <p data-upload-text="{0} จาก {1}" data-upload-left="เหลืออีกประมาณ {0} วินาที" hidden aria-live=polite>
 *                        (data-upload-most and data-upload-large: how many bytes a file may have, and what is said of more)
 *                        and, to stop it, <button type=button data-upload-stop hidden>
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

  /* How the sending stands, in the form's own bar and words. */
  function showing(form) {
    const progress = form.querySelector("progress");
    const text = form.querySelector("[data-upload-text]");
    const button = form.querySelector("button[type=submit], button:not([type])");
    const stop = form.querySelector("[data-upload-stop]");
    const leaving = (event) => event.preventDefault();
    let started = Date.now();
    let before = null;
    window.addEventListener("beforeunload", leaving);
    if (button) button.disabled = true;
    if (stop) {
      stop.hidden = false;
      // Leaving the page ends what it sends; a file in pieces goes on from there when it is chosen again.
      stop.onclick = () => {
        window.removeEventListener("beforeunload", leaving);
        location.reload();
      };
    }
    if (progress) {
      progress.max = 1;
      progress.value = 0;
      progress.hidden = false;
    }
    if (text) {
      text.textContent = "";
      text.hidden = false;
    }
    return {
      sent(loaded, total) {
        // What an earlier attempt has sent says nothing of how fast this one is.
        if (before === null) [before, started] = [loaded, Date.now()];
        const left = loaded > before
          ? Math.ceil((Date.now() - started) / 1000 / (loaded - before) * (total - loaded)) : 0;
        if (progress) progress.value = loaded / total;
        if (text) {
          text.textContent = fill(text.dataset.uploadText, megabytes(loaded), megabytes(total))
            + (left > 1 && text.dataset.uploadLeft ? " · " + fill(text.dataset.uploadLeft, left) : "");
        }
      },
      waiting() {
        before = null;
        if (text && text.dataset.uploadWaiting) text.textContent = text.dataset.uploadWaiting;
      },
      all() {
        if (progress) progress.removeAttribute("value");
        if (stop) stop.hidden = true;
      },
      stop() {
        if (stop) stop.hidden = true;
        window.removeEventListener("beforeunload", leaving);
        if (button) button.disabled = false;
      },
      failed(words) {
        this.stop();
        if (progress) progress.hidden = true;
        if (text) text.textContent = words || text.dataset[words === "" ? "uploadLogin" : "uploadFailed"] || "";
      },
    };
  }

  /*
   * A large file goes piece by piece, by the protocol tus (https://tus.io), so that a broken connection costs at most
   * one piece. Where an upload stands is the server's to say; its address is remembered here under the file's name,
   * size and time, so that the same file goes on after the page was left too.
   */
  const PIECE = 5e6;
  const PATIENCE = 10 * 60 * 1000;
  const TUS = { "Tus-Resumable": "1.0.0" };

  function memory(file) {
    const key = ["khlang-upload", file.name, file.size, file.lastModified].join("/");
    const attempt = (action) => { try { return action(); } catch (forbidden) { return null; } };
    return {
      get: () => attempt(() => localStorage.getItem(key)),
      set: (url) => attempt(() => localStorage.setItem(key, url)),
      clear: () => attempt(() => localStorage.removeItem(key)),
    };
  }

  /* A refusal is final and has words (none where the login ended); anything else may come right by waiting. */
  function failure(status, body) {
    const passing = status === 404 || status === 408 || status === 409 || status === 429 || status >= 500;
    if (status < 300 || passing) return { final: false };
    if (status < 400) return { final: true, words: "" };
    try {
      const { __type, message, message_th, ...fields } = JSON.parse(body).error;
      const words = document.documentElement.lang === "th" ? message_th : message || fields;
      return { final: true, words: typeof words === "string" ? words : [].concat(Object.values(words)[0])[0] };
    } catch (unreadable) {
      return { final: true };
    }
  }

  async function asked(url, method, headers) {
    const answer = await fetch(url, { method, headers: { ...TUS, ...headers }, redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") throw failure(302);
    return answer;
  }

  async function begun(form, file) {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    const answer = await asked(form.dataset.upload, "POST", {
      "X-CSRF-Token": form.elements.csrf.value,
      "Upload-Length": file.size,
      "Upload-Metadata": "filename " + name,
    });
    if (answer.status === 201) return answer.headers.get("Location");
    // Here a conflict is no question of where the upload stands, and will not pass.
    throw failure(answer.status === 409 ? 400 : answer.status, await answer.text());
  }

  /* Where an upload stands; null where there is none any more. */
  async function standing(url) {
    const answer = await asked(url, "HEAD", {});
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw failure(answer.status, "");
    return Number(answer.headers.get("Upload-Offset"));
  }

  function sendPiece(form, url, file, offset, show) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      // A connection can be gone without a word.
      let silence = 0;
      const alive = () => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), 60000);
      };
      const broken = () => reject({ final: false });
      request.upload.addEventListener("progress", (event) => {
        alive();
        show.sent(offset + event.loaded, file.size);
      });
      request.addEventListener("loadend", () => clearTimeout(silence));
      request.addEventListener("load", () => {
        if (request.status === 204) resolve(Number(request.getResponseHeader("Upload-Offset")));
        // A piece that arrived short is no fault of what was asked.
        else reject(failure(request.status === 400 ? 409 : request.status, request.responseText));
      });
      request.addEventListener("error", broken);
      request.addEventListener("abort", broken);
      request.open("PATCH", url);
      for (const [name, value] of Object.entries(TUS)) request.setRequestHeader(name, value);
      request.setRequestHeader("X-CSRF-Token", form.elements.csrf.value);
      request.setRequestHeader("Upload-Offset", offset);
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      alive();
      request.send(file.slice(offset, offset + PIECE));
    });
  }

  /* Sends a file whatever breaks in between, and gives the address of the upload. */
  async function sendInPieces(form, file, show) {
    const known = memory(file);
    let progressed = Date.now();
    let url = known.get();
    for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
      try {
        let offset = url ? await standing(url) : null;
        if (offset === null) {
          url = await begun(form, file);
          known.set(url);
          offset = 0;
        }
        while (offset < file.size) {
          show.sent(offset, file.size);
          offset = await sendPiece(form, url, file, offset, show);
          [wait, progressed] = [1000, Date.now()];
        }
        return url;
      } catch (broken) {
        if (broken.final || Date.now() - progressed > PATIENCE) throw broken;
        // A file that has changed meanwhile can be read no more.
        await file.slice(0, 1).arrayBuffer();
        show.waiting();
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async function upload(form, submitter) {
    const body = new FormData(form, submitter);
    const file = body.get("upload");
    const show = showing(form);
    const limit = form.querySelector("[data-upload-most]");
    // Told before anything is sent, and nothing that was typed is lost.
    if (limit && file instanceof File && file.size > Number(limit.dataset.uploadMost)) {
      return show.failed(limit.dataset.uploadLarge);
    }
    const pieces = form.dataset.upload && file instanceof File && file.size > PIECE;
    if (pieces) {
      try {
        const url = await sendInPieces(form, file, show);
        body.delete("upload");
        body.set("upload_id", url.substring(url.lastIndexOf("/") + 1));
      } catch (refused) {
        return show.failed(refused.words);
      }
    }
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && !pieces) show.sent(event.loaded, event.total);
    });
    request.upload.addEventListener("load", () => show.all());
    request.addEventListener("load", () => {
      show.stop();
      if (request.status < 400) {
        if (pieces) memory(file).clear();
        location.assign(request.responseURL);
      } else showAnswer(request.responseText);
    });
    request.addEventListener("error", () => show.failed());
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
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
