package dev.serval.processor.model;

/// One Java source file to be written.
///
/// @param name its only top-level class
/// @param text the whole file
/// @param origin the type it was made from; incremental compilers write it anew when that type
///   changes
public record GeneratedFile(ClassName name, String text, Place origin) {}
