/// JSON Web Tokens (RFC 7519): made, and verified by the rules of RFC 8725. Its doors are
/// [JwtVerifier], [JwtKeys] and [JwtIssuer]. It knows no routes and no users, and shows no type of
/// the library that it verifies with.
package dev.serval.jwt;
