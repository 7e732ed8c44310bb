// Starts Redoc on the document that the page names. Nothing is loaded from elsewhere.
"use strict";

(function () {
  const root = document.getElementById("docs");
  const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  Redoc.init(
    new URL(root.dataset.document, document.baseURI).href,
    {
      hideLoading: true,
      nativeScrollbars: true,
      requiredPropsFirst: true,
      theme: {
        typography: {
          fontFamily: sans,
          headings: { fontFamily: sans },
          code: { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" },
        },
      },
    },
    root,
  );
})();
