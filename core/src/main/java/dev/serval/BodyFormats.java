package dev.serval;

import dev.serval.form.FormLimits;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;

/// How an application reads the bodies of its requests.
///
/// @param family where JSON comes from
/// @param json how large the parts of a JSON document may be
/// @param forms how large forms and their parts may be
record BodyFormats(JsonFamily family, JsonLimits json, FormLimits forms) {}
