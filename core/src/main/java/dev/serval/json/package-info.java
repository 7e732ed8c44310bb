/// JSON as UTF-8 bytes: a strict reader and a writer of RFC 8259, and codecs that tie them to
/// types.
///
/// The door is [JsonCodec]: generated code implements it, [JsonReader] and [JsonWriter] serve it,
/// and [JsonFamily] lets an application put another library in the place of all of it.
///
/// It must not know HTTP, routes or OpenAPI; what is wrong with a document goes into
/// [dev.serval.validation.Violations], or ends the reading as a [JsonException].
package dev.serval.json;
