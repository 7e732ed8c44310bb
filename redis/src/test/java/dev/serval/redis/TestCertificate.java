package dev.serval.redis;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that is signed by itself, made by the JDK's `keytool` for one test.
///
/// @param certificate the file with it, as Redis reads it
/// @param key the file with its key, as Redis reads it
/// @param trustStore the file with it, as the JDK reads it
record TestCertificate(Path certificate, Path key, Path trustStore) {
  private static final String PASSWORD = "changeit";

  /// Makes one.
  ///
  /// @param directory where its files go
  /// @param host whose it is, as `keytool` has it: `ip:127.0.0.1`
  static TestCertificate of(Path directory, String host) throws Exception {
    Path store = directory.resolve("own.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                "CN=redis of a test",
                "-ext",
                "san=" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    if (!keytool.waitFor(120, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IllegalStateException("keytool did not make a certificate");
    }
    KeyStore own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate certificate = own.getCertificate("redis");
    return new TestCertificate(
        pem(directory.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded()),
        pem(
            directory.resolve("key.pem"),
            "PRIVATE KEY",
            own.getKey("redis", PASSWORD.toCharArray()).getEncoded()),
        trusting(directory.resolve("trusted.p12"), certificate));
  }

  private static Path pem(Path file, String what, byte[] content) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String pem = "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    return Files.writeString(file, pem, StandardCharsets.US_ASCII);
  }

  private static Path trusting(Path file, Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("redis", certificate);
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /// Has this program trust it, as the flags of a JVM do.
  void trust() throws Exception {
    System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    read();
  }

  /// Has this program trust whom the JDK does.
  static void trustNobodyElse() throws Exception {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
    read();
  }

  /// Has the JDK notice, which remembers what it has read, before several threads ask for it: one
  /// of them could be given what was before.
  private static void read() throws Exception {
    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
        .init((KeyStore) null);
  }
}
