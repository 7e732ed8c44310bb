/// Forms as they come over the wire: `multipart/form-data` read part by part, in constant memory,
/// and the limits of all forms. Its door is [Parts]. It must not know applications, requests or
/// where files are kept.
package dev.serval.form;
