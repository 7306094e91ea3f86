package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.S3Server;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may be wrong with a store: one line, with the cause and the mend, and an exit code. Each has
 * a bucket of its own, as Hadoop keeps what it knows of one.
 */
class StoreFaultsTest {
  private static final String QUICK =
      """
      spark.hadoop.fs.s3a.retry.limit = 1
      spark.hadoop.fs.s3a.retry.interval = 50ms
      spark.hadoop.fs.s3a.retry.throttle.limit = 2
      spark.hadoop.fs.s3a.retry.throttle.interval = 50ms
      spark.hadoop.fs.s3a.connection.timeout = 1s
      """;

  private static Path folder;
  private static S3Server server;

  @BeforeAll
  static void start(@TempDir Path home) throws IOException, InterruptedException {
    folder = home;
    server = new S3Server(home);
    server.bucket("wrong-secret");
    server.bucket("wrong-name");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void isTold(int exit, String said, String bucket, String settings)
      throws IOException {
    Path conf = Files.writeString(folder.resolve(bucket + ".conf"), QUICK + settings);
    for (String[] command :
        new String[][] {
          {"nightly", "--landing", folder.toString()},
          {"land", "--landing", "s3a://" + bucket + "/l"}
        }) {
      Program.Result result =
          Program.run(
              command[0],
              command[1],
              command[2],
              "--lake",
              "s3a://" + bucket + "/lake",
              "--conf",
              conf.toString());
      assertEquals(exit, result.exit(), result.err());
      assertTrue(result.error().contains(said), result.error());
      assertTrue(!result.err().contains("\tat "), result.err());
    }
  }

  private static String at(String endpoint, String key, String secret) {
    return "s3 { endpoint = \"%s\", access_key = \"%s\", secret_key = \"%s\" }"
        .formatted(endpoint, key, secret);
  }

  @Test
  void aWrongSecret() throws IOException {
    isTold(
        2,
        "s3a://wrong-secret refuses these keys (SignatureDoesNotMatch)",
        "wrong-secret",
        at(server.endpoint(), S3Server.KEY, "some-other-secret"));
  }

  @Test
  void aKeyThatNobodyHas() throws IOException {
    isTold(
        2,
        "s3a://wrong-name refuses these keys (",
        "wrong-name",
        at(server.endpoint(), "someOtherKey", S3Server.SECRET));
  }

  /** Where the machine that tests has none either. */
  @Test
  void noKeys() throws IOException {
    Assumptions.assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "the machine has keys");
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
    try {
      isTold(
          2,
          "no keys for s3a://no-keys were found; give them in the environment",
          "no-keys",
          "s3.endpoint = \"%s\"".formatted(server.endpoint()));
    } finally {
      System.clearProperty("aws.disableEc2Metadata");
      System.clearProperty("aws.sharedCredentialsFile");
    }
  }

  @Test
  void noSuchBucket() throws IOException {
    isTold(
        4,
        "there is no bucket s3a://no-such-bucket; make it",
        "no-such-bucket",
        at(server.endpoint(), S3Server.KEY, S3Server.SECRET));
  }

  @Test
  void noServer() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    isTold(
        4,
        "s3a://no-server cannot be reached (Connection refused)",
        "no-server",
        at("http://127.0.0.1:" + port, S3Server.KEY, S3Server.SECRET));
  }

  @Test
  void aHostThatIsNone() throws IOException {
    isTold(
        4,
        "s3a://no-host cannot be reached (UnknownHostException)",
        "no-host",
        at("http://no-such-host.invalid", S3Server.KEY, S3Server.SECRET));
  }

  @Test
  void aServerThatIsBusy() throws IOException {
    HttpServer busy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = "<Error><Code>SlowDown</Code></Error>".getBytes(StandardCharsets.UTF_8);
    busy.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    busy.start();
    try {
      isTold(
          4,
          "s3a://busy answers that it cannot serve now (",
          "busy",
          at("http://127.0.0.1:" + busy.getAddress().getPort(), S3Server.KEY, S3Server.SECRET));
    } finally {
      busy.stop(0);
    }
  }

  @Test
  void aServerThatNeverAnswers() throws IOException {
    // Hadoop waits no less than fifteen seconds for an answer, whatever is set.
    AWSClientConfig.setMinimumOperationDuration(Duration.ofSeconds(1));
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      isTold(
          4,
          "s3a://silent cannot be reached (",
          "silent",
          at("http://127.0.0.1:" + silent.getLocalPort(), S3Server.KEY, S3Server.SECRET));
    } finally {
      AWSClientConfig.resetMinimumOperationDuration();
    }
  }
}
