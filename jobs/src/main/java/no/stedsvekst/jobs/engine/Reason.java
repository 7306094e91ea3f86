package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import no.stedsvekst.jobs.lake.TableVersion;

/**
 * Why a step ran.
 *
 * @param kinds of what has changed since its last run
 * @param words the same with names
 */
record Reason(Set<Kind> kinds, String words) {

  /** What may have changed. */
  enum Kind {
    /** Nothing: it had not run before, or its last run failed. */
    NONE("first run"),
    /** What it reads. */
    DATA("data"),
    /** What its user chose. */
    PARAMETERS("parameters"),
    /** The program. */
    CODE("code"),
    /** Its tables, by another program than this one. */
    TABLES("tables");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * Compares a step with its last run.
   *
   * @param last however it ended; empty where there is none
   * @param parameters as JSON
   * @param inputs versions of what it reads
   * @param code what code it is
   */
  static Reason of(
      Optional<PastRun> last, String parameters, Map<String, String> inputs, String code) {
    if (last.isEmpty()) {
      return new Reason(EnumSet.of(Kind.NONE), "first run");
    }
    PastRun before = last.get();
    if (!before.isOk()) {
      return new Reason(EnumSet.of(Kind.NONE), "its last run ended as " + before.status());
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<String> words = new ArrayList<>();
    if (!code.equals(before.code())) {
      add(Kind.CODE, List.of(), kinds, words);
    }
    List<String> chosen =
        differing(Console.values(before.parameters()), Console.values(parameters), Objects::equals);
    if (!chosen.isEmpty()) {
      add(Kind.PARAMETERS, chosen, kinds, words);
    }
    List<String> read = differing(Console.texts(before.inputs()), inputs, TableVersion::isSame);
    if (!read.isEmpty()) {
      add(Kind.DATA, read, kinds, words);
    }
    if (kinds.isEmpty()) {
      add(Kind.TABLES, List.of("written by another program, or gone"), kinds, words);
    }
    return new Reason(kinds, String.join("; ", words));
  }

  /** The kinds that words name; none where there are no words. */
  static Set<Kind> kinds(String words) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (words != null) {
      List<String> named =
          Arrays.stream(words.split("; ", -1)).map(each -> each.split(":", 2)[0]).toList();
      Arrays.stream(Kind.values()).filter(kind -> named.contains(kind.word())).forEach(kinds::add);
      if (kinds.isEmpty()) {
        kinds.add(Kind.NONE);
      }
    }
    return kinds;
  }

  private static void add(Kind kind, List<String> names, Set<Kind> kinds, List<String> words) {
    kinds.add(kind);
    words.add(kind.word() + (names.isEmpty() ? "" : ": " + String.join(", ", names)));
  }

  /** The names whose values differ; null is the value of a name that is not there. */
  static <T> List<String> differing(
      Map<String, T> before, Map<String, T> now, BiPredicate<T, T> isSame) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream().filter(name -> !isSame.test(before.get(name), now.get(name))).toList();
  }
}
