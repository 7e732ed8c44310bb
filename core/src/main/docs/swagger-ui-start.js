// Starts Swagger UI on the document that the page names. Nothing is loaded from elsewhere.
"use strict";

(function () {
  const root = document.getElementById("docs");
  const address = new URL(root.dataset.document, document.baseURI);

  // Addresses of security schemes are relative to the server of the document; the page is elsewhere.
  function complete(spec) {
    const servers = spec.servers || [];
    const server = new URL(servers.length ? servers[0].url : ".", address);
    const schemes = (spec.components && spec.components.securitySchemes) || {};
    for (const scheme of Object.values(schemes)) {
      for (const part of [scheme, ...Object.values(scheme.flows || {})]) {
        for (const name of ["authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"]) {
          if (part[name]) {
            part[name] = new URL(part[name], server).href;
          }
        }
      }
    }
    return spec;
  }

  const addresses = () => ({
    statePlugins: {
      spec: { wrapActions: { updateJsonSpec: (update) => (spec) => update(complete(spec)) } },
    },
  });
  window.ui = SwaggerUIBundle({
    domNode: root,
    url: address.href,
    plugins: [addresses],
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
