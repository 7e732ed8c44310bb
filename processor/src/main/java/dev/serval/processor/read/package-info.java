/// From javac's elements to the records of `model`. The doors are `ResourceReader` and
/// `TypeReader`. Only this package and the processor itself know javac's types.
package dev.serval.processor.read;
