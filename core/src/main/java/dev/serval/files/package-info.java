/// Directories and resources as routes: assets, downloads and single-page frontends. Its door is
/// [StaticFiles]. It must not know transports, JSON or how a file is sent.
package dev.serval.files;
