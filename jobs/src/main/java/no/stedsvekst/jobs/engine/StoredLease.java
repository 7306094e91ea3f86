package no.stedsvekst.jobs.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import no.stedsvekst.jobs.lake.Folder;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.refusal.StoreRefusals;

/**
 * The lease of a lake in a store, where nobody locks anything: a file whose number is one above the
 * last, made by the one of all takers that the store lets make it. The highest number holds the
 * lake. While a run lives it writes its file again and again; one that has not done so for {@code
 * ttl} is taken to be dead, and the next number may be taken.
 */
final class StoredLease implements Lease {
  /** Below this the seconds in which stores tell time would count. */
  static final Duration SHORTEST = Duration.ofSeconds(2);

  private static final String FREE = "free after ";

  /** How often it is written in the time after which it would be lost. */
  private static final int SIGNS = 4;

  private final String lake;
  private final Folder folder;
  private final String holder;
  private final Duration ttl;
  private final long number;
  private final ScheduledExecutorService signs;
  private final ScheduledFuture<?> signing;

  /** By the clock of this JVM, which is never set back: when the last sign of life was begun. */
  private volatile long alive;

  /** The same by the clock of the day. */
  private volatile long aliveAt = System.currentTimeMillis();

  private volatile boolean isLost;

  /** Whether the store did not take the last sign of life: it is not waited for at the end too. */
  private volatile boolean isAway;

  private StoredLease(
      String lake, Folder folder, String holder, Duration ttl, long number, long alive) {
    this.lake = lake;
    this.folder = folder;
    this.holder = holder;
    this.ttl = ttl;
    this.number = number;
    this.alive = alive;
    this.signs =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    long pause = ttl.toMillis() / SIGNS;
    this.signing =
        signs.scheduleWithFixedDelay(this::tryToSign, pause, pause, TimeUnit.MILLISECONDS);
  }

  static StoredLease take(String lake, Folder folder, String runId, String holder, Duration ttl) {
    OptionalLong highest = highest(folder);
    if (highest.isPresent()) {
      refuseWhereHeld(lake, folder, name(highest.getAsLong()), runId, ttl);
    }
    long number = highest.orElse(0) + 1;
    long start = System.nanoTime();
    if (!folder.makeNew(name(number), sign(holder, ttl))) {
      throw Refusals.held(lake, folder.read(name(number)).map(StoredLease::who).orElse("another"));
    }
    if (highest(folder).orElse(number) > number) {
      // Others have been and gone since it was looked for, and took their files away.
      folder.delete(name(number));
      throw Refusals.held(lake, "another run that took it at the same time");
    }
    if (folder.makeNew(name(number), holder + ", again")) {
      folder.delete(name(number));
      throw StoreRefusals.unconditional(lake);
    }
    for (long old = number - 1; old > 0 && folder.written(name(old)).isPresent(); old--) {
      folder.delete(name(old));
    }
    return new StoredLease(lake, folder, holder, ttl, number, start);
  }

  private static void refuseWhereHeld(
      String lake, Folder folder, String name, String runId, Duration ttl) {
    Optional<String> text = folder.read(name);
    if (text.isEmpty() || text.get().startsWith(FREE)) {
      return;
    }
    // How often the holder signs is the holder's to say.
    Duration patience = ttl(text.get()).orElse(ttl);
    // Two times of one clock, the store's: those of two machines may be minutes apart.
    String clock = "clock-" + runId;
    folder.write(clock, runId);
    long silent =
        folder.written(clock).orElse(0L) - folder.written(name).orElse(Long.MIN_VALUE / 2);
    folder.delete(clock);
    if (silent <= patience.toMillis()) {
      throw StoreRefusals.heldUntil(
          lake,
          who(text.get()),
          Math.max(0, silent) / 1000,
          patience.minusMillis(silent).toSeconds() + 1);
    }
  }

  @Override
  public String holder() {
    return holder;
  }

  @Override
  public void refuseWhereLost() {
    // The clock of the process stands still while the machine sleeps, that of the day does not.
    long half = ttl.toMillis() / 2;
    boolean isLongAgo =
        (System.nanoTime() - alive) / 1_000_000 > half
            || Math.abs(System.currentTimeMillis() - aliveAt) > half;
    if (!isLost && isLongAgo) {
      sign();
    }
    if (isLost) {
      throw StoreRefusals.lost(
          lake,
          folder.read(name(highest(folder).orElse(0))).map(StoredLease::who).orElse("nobody"));
    }
  }

  private void tryToSign() {
    try {
      sign();
      isAway = false;
    } catch (RuntimeException | Error e) {
      // Whoever writes to it next tells that. What is thrown further ends the signing for good.
      isAway = true;
      Faults.note(e);
    }
  }

  private synchronized void sign() {
    long start = System.nanoTime();
    long startAt = System.currentTimeMillis();
    if (highest(folder).orElse(0) > number) {
      isLost = true;
    } else if (!signs.isShutdown()) {
      folder.write(name(number), sign(holder, ttl));
      alive = start;
      aliveAt = startAt;
    }
  }

  @Override
  public void close() {
    signing.cancel(false);
    signs.shutdown();
    if (!isLost && !isAway) {
      giveBack();
    }
  }

  private synchronized void giveBack() {
    try {
      folder.write(name(number), FREE + holder);
    } catch (UncheckedIOException e) {
      // It ends by itself, a little later.
      Faults.note(e);
    }
  }

  /** What a living run's file says: who it is, and how long it may be silent. */
  private static String sign(String holder, Duration ttl) {
    return holder + "\n" + ttl;
  }

  private static String who(String sign) {
    return sign.lines().findFirst().orElse("another run");
  }

  private static Optional<Duration> ttl(String sign) {
    return sign.lines().skip(1).findFirst().map(Duration::parse);
  }

  private static OptionalLong highest(Folder folder) {
    return folder.names().stream()
        .filter(name -> name.matches("\\d{12}"))
        .mapToLong(Long::parseLong)
        .max();
  }

  private static String name(long number) {
    return "%012d".formatted(number);
  }
}
