package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A server that speaks S3, a process of its own: a bucket is a folder within its folder. */
public final class S3Server implements AutoCloseable {
  /** Whose keys it takes. No text of the program has them in it. */
  public static final String KEY = "keyOfTheTests7391";

  public static final String SECRET = "mostSecretOfTheTests48210573";

  private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar").toAbsolutePath();
  private static final int SECONDS_TO_START = 60;

  private final Path folder;
  private final int port;
  private final boolean asksForKeys;
  private Process process;

  /** Starts one that keeps its objects in a folder. */
  public S3Server(Path folder) throws IOException, InterruptedException {
    this(folder, true);
  }

  /** The same; one that asks for no keys serves those behind another server too. */
  public S3Server(Path folder, boolean asksForKeys) throws IOException, InterruptedException {
    this.folder = folder;
    this.asksForKeys = asksForKeys;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    start();
  }

  /** Starts it again on what was there. */
  public void start() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("objects"));
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=%s
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            """
                .formatted(
                    port,
                    asksForKeys ? "aws-v2-or-v4" : "none",
                    KEY,
                    SECRET,
                    folder.resolve("objects")));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "--properties",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    Eventually.holds(
        "the server answers",
        Duration.ofSeconds(SECONDS_TO_START),
        () -> {
          if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("s3proxy.log")));
          }
          return answers();
        });
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it is. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Makes a bucket. */
  public void bucket(String name) throws IOException {
    Files.createDirectories(objects(name));
  }

  /** The folder of the objects of a bucket. */
  public Path objects(String bucket) {
    return folder.resolve("objects").resolve(bucket);
  }

  /** Settings by which it is reached, with a file of their own. */
  public Path conf(Path file, String... lines) throws IOException {
    return Files.writeString(
        file,
        """
        s3 { endpoint = "%s", access_key = %s, secret_key = %s }
        lease.ttl = 3s
        # Connections that have been idle are closed by the server: one try would meet one of them.
        spark.hadoop.fs.s3a.connection.idle.time = 2s
        spark.hadoop.fs.s3a.retry.limit = 5
        spark.hadoop.fs.s3a.retry.interval = 100ms
        spark.hadoop.fs.s3a.retry.throttle.limit = 2
        spark.hadoop.fs.s3a.retry.throttle.interval = 50ms
        %s
        """
            .formatted(endpoint(), KEY, SECRET, String.join("\n", lines)));
  }

  /** Copies a folder of this machine to it. */
  public void upload(Path from, String to) {
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(to);
    try (FileSystem system = FileSystem.newInstance(target.toUri(), hadoop());
        Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        system.copyFromLocalFile(
            false,
            true,
            new org.apache.hadoop.fs.Path(file.toAbsolutePath().toUri()),
            new org.apache.hadoop.fs.Path(target, file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Hadoop must know to reach it. */
  public Configuration hadoop() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.s3a.endpoint", endpoint());
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", KEY);
    hadoop.set("fs.s3a.secret.key", SECRET);
    return hadoop;
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
