/// What a violation of a request is, how violations are collected, and the constraints that find
/// them. The doors are [Constraints] for the predicates and their [Rule]s, and [Violations] for the
/// collection. It must not know JSON, HTTP, nor where a value came from beyond its [Source].
package dev.serval.validation;
