/// Bytes to exchanges and back, on Netty's event loops.
package dev.serval.netty;
