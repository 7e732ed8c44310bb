/// The hashing of passwords that people choose. Its door is [Passwords]. It knows no users and
/// keeps nothing.
package dev.serval.password;
