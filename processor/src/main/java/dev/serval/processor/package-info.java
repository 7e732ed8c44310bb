/// Reads annotated sources, checks them and writes routes, codecs and documents.
package dev.serval.processor;
