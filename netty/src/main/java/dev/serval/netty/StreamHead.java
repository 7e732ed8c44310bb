// StreamHead: the head of an answer whose body is written as it is made.
package dev.serval.netty;

/// A head that was encoded, and what it says of the body.
///
/// @param bytes the encoded head
/// @param framing how the peer finds the end of the body
/// @param reuse whether it leaves the connection open
@SuppressWarnings("ArrayRecordComponent") // nobody compares heads
record StreamHead(byte[] bytes, ResponseFraming framing, boolean reuse) {}
