package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.testing.S3Server;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that several drivers make at once to one table on S3. */
class ConditionalLogStoreTest {
  private static final int DRIVERS = 4;
  private static final int COMMITS = 8;

  private static S3Server server;

  @BeforeAll
  static void start(@TempDir java.nio.file.Path folder) throws IOException, InterruptedException {
    server = new S3Server(folder);
    server.bucket("logs");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void ofDriversThatCommitAtOnceOneCommitsEach() throws Exception {
    ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
    try {
      CyclicBarrier together = new CyclicBarrier(DRIVERS);
      List<Future<Integer>> each =
          IntStream.range(0, DRIVERS)
              .mapToObj(driver -> drivers.submit(() -> commits(driver, together)))
              .toList();
      int committed = 0;
      for (Future<Integer> future : each) {
        committed += future.get();
      }
      // Each version was wanted by all and given to one.
      assertEquals(COMMITS, committed);
    } finally {
      drivers.shutdown();
    }
  }

  /** How many of all versions this driver was told that it committed. */
  private static int commits(int driver, CyclicBarrier together) throws Exception {
    Configuration hadoop = server.hadoop();
    LogStore store = new ConditionalLogStore(hadoop);
    int committed = 0;
    for (int version = 0; version < COMMITS; version++) {
      Path commit = commit("race", version);
      together.await();
      boolean isMine;
      try {
        store.write(commit, List.of("driver " + driver).iterator(), false, hadoop);
        isMine = true;
      } catch (FileAlreadyExistsException e) {
        isMine = false;
      }
      together.await();
      assertEquals(isMine, lines(store, commit, hadoop).equals(List.of("driver " + driver)));
      committed += isMine ? 1 : 0;
    }
    return committed;
  }

  /**
   * The answer to a put may be lost, and the put be sent again: the commit is ours all the same.
   */
  @Test
  void aCommitThatIsSentTwiceIsOne() throws IOException {
    Configuration hadoop = server.hadoop();
    LogStore store = new ConditionalLogStore(hadoop);
    Path commit = commit("twice", 0);
    store.write(commit, List.of("{\"commitInfo\":1}").iterator(), false, hadoop);
    store.write(commit, List.of("{\"commitInfo\":1}").iterator(), false, hadoop);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> store.write(commit, List.of("{\"commitInfo\":2}").iterator(), false, hadoop));
    assertEquals(List.of("{\"commitInfo\":1}"), lines(store, commit, hadoop));
    store.write(commit, List.of("{\"commitInfo\":3}").iterator(), true, hadoop);
    assertEquals(List.of("{\"commitInfo\":3}"), lines(store, commit, hadoop));
  }

  /** What is guarded against: Delta's own, with two drivers, tells both that they committed. */
  @Test
  void deltasOwnLosesACommitOfTwoDrivers() throws IOException {
    Configuration hadoop = server.hadoop();
    Path commit = commit("lost", 0);
    try (var slow = commit.getFileSystem(hadoop).create(commit, false)) {
      // The other driver has looked, found nothing, and is about to write.
      slow.write("other\n".getBytes(StandardCharsets.UTF_8));
      new S3SingleDriverLogStore(hadoop).write(commit, List.of("mine").iterator(), false, hadoop);
    }
    assertEquals(List.of("other"), lines(new ConditionalLogStore(hadoop), commit, hadoop));
  }

  private static List<String> lines(LogStore store, Path commit, Configuration hadoop)
      throws IOException {
    List<String> lines = new ArrayList<>();
    try (var read = store.read(commit, hadoop)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static Path commit(String table, int version) {
    return new Path("s3a://logs/" + table + "/_delta_log/%020d.json".formatted(version));
  }
}
