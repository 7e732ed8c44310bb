/// The OpenAPI description of an application: what its operations take and return, as a document
/// and as pages that people read. The door is [dev.serval.openapi.OpenApiDocument]; the processor
/// writes [dev.serval.openapi.Operation] and [dev.serval.openapi.Schema] expressions for it. It
/// knows nothing of requests, handlers or sockets.
package dev.serval.openapi;
