/// What users import: the application, its routes, requests and responses, and the annotations. The
/// door is [dev.serval.App]; one request's walk is visible in the package-private `Dispatcher`. It
/// must not know sockets, nor `dev.serval.binding`, which generated code calls.
package dev.serval;
