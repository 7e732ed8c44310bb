/// From the records of `model` to Java source, one writer per kind of file. The doors are the
/// writers themselves; all of them write through `JavaSource`. It must not know javac's types.
package dev.serval.processor.write;
