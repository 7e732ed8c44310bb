/// Who is asking: security schemes, the credentials they read from a request, scopes and sessions.
/// Its doors are the annotations ([Bearer], [Basic], [ApiKey], [OAuth2], [OpenIdConnect]), [Scheme]
/// and [Sessions]. It builds on the application's types and knows no kind of token and no user: a
/// [Verifier] of the application does.
package dev.serval.security;
