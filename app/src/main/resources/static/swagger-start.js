/*
 * Starts the page on which an API is tried. The description is read here first, so that what is tried goes to the
 * server that sent the page, whatever address the description gives for the world.
 */
(async function () {
  "use strict";

  const place = document.getElementById("swagger");
  if (!place || !window.SwaggerUIBundle) return;
  const answer = await fetch(place.dataset.specification);
  if (!answer.ok) return;
  const specification = await answer.json();
  specification.servers = [{ url: window.location.origin }];
  place.hidden = false;
  window.SwaggerUIBundle({
    spec: specification,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    deepLinking: false,
    tryItOutEnabled: true,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    validatorUrl: null,
    // The page has its own main part already.
    onComplete: () => place.querySelector("main")?.setAttribute("role", "presentation"),
  });
})();
