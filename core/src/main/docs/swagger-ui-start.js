// Starts Swagger UI on the document that the page names. Nothing is loaded from elsewhere.
"use strict";

(function () {
  const root = document.getElementById("docs");
  window.ui = SwaggerUIBundle({
    domNode: root,
    url: new URL(root.dataset.document, document.baseURI).href,
    oauth2RedirectUrl: new URL(root.dataset.redirect, document.baseURI).href,
    layout: "BaseLayout",
    presets: [SwaggerUIBundle.presets.apis],
    validatorUrl: null,
    deepLinking: true,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
  });
  // The authorization code is worth nothing to who intercepts it (RFC 7636).
  window.ui.initOAuth({
    clientId: root.dataset.client,
    scopes: root.dataset.scopes,
    usePkceWithAuthorizationCodeGrant: true,
  });
})();
