/// What generated code calls to bind a request to the parameters of a method.
///
/// The door is [dev.serval.binding.Binder], one per request; people write none of these calls
/// unless they write routes by hand. It must not know transports, nor anything of the root but
/// requests, problems and converters.
package dev.serval.binding;
