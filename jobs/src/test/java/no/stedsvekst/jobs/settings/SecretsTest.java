package no.stedsvekst.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.stedsvekst.jobs.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never shown. */
class SecretsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.secret_key",
        "s3.access_key",
        "s3.session_token",
        "spark.hadoop.fs.s3a.secret.key",
        "fs.s3a.bucket.mine.access.key",
        "AWS_SECRET_ACCESS_KEY",
        "fs.azure.account.key.mine.dfs.core.windows.net",
        "fs.s3a.encryption.key",
        "javax.net.ssl.trustStorePassword"
      })
  void namesThatSaySo(String name) {
    assertTrue(Secrets.isSecret(name));
    assertEquals("(not shown)", Secrets.shown(name, "the value"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3.endpoint", "fs.s3a.aws.credentials.provider", "regress.se", "lake.path"})
  void namesThatDoNot(String name) {
    assertFalse(Secrets.isSecret(name));
    assertEquals("the value", Secrets.shown(name, "the value"));
  }

  @Test
  void aValueThatIsKnownIsTakenOutOfAnyText() {
    assertEquals("key wJalrX-unlikely-1 here", Secrets.redacted("key wJalrX-unlikely-1 here"));
    Secrets.learn(Map.of("s3.secret_key", "wJalrX-unlikely-1", "s3.endpoint", "http://here"));
    assertEquals("key (not shown) here", Secrets.redacted("key wJalrX-unlikely-1 here"));
  }

  /** A parser quotes what it cannot read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.secret_key = \"wJalrX-unlikely-2\" }",
        "s3 { secret_key = wJalrX-unlikely-2:other",
        "s3.secret_key = ${wJalrX-unlikely-2}",
        "s3.secret_kye = wJalrX-unlikely-2",
        "s3.secret_key { a = wJalrX-unlikely-2 }"
      })
  void aFileThatCannotBeReadDoesNotShowIt(String line) throws IOException {
    Path conf = Files.writeString(folder.resolve("mine.conf"), "s3.endpoint = x\n" + line + "\n");
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> Settings.load(Map.of("conf", conf.toString())).text("s3.secret_key"));
    assertFalse(refusal.getMessage().contains("unlikely"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("mine.conf"), refusal.getMessage());
  }
}
