/// The nouns of HTTP as values: methods, statuses, header fields, media types, cookies, targets and
/// queries. Each class is a door of its own and checks what enters it. It must not know anything
/// else of Serval.
package dev.serval.http;
