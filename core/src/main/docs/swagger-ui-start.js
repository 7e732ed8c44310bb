// Starts Swagger UI on the document that the page names. Nothing is loaded from elsewhere.
"use strict";

(function () {
  const root = document.getElementById("docs");
  window.ui = SwaggerUIBundle({
    domNode: root,
    url: new URL(root.dataset.document, document.baseURI).href,
    layout: "BaseLayout",
    presets: [SwaggerUIBundle.presets.apis],
    validatorUrl: null,
    deepLinking: true,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
  });
})();
