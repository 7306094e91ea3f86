package no.stedsvekst.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Which features explain: a model's terms, by their places in the vector.
 *
 * @param name of the model
 * @param terms in order, after the intercept
 * @param places of those terms in the features
 */
record Design(String name, List<String> terms, List<Integer> places) implements Serializable {

  /** All features. */
  static Design ofAll(List<String> features) {
    return of("all=" + String.join(",", features), features);
  }

  /** From its text, as in {@code v1=vra,vra_1,vra_2}. */
  static Design of(String text, List<String> features) {
    int split = text.indexOf('=');
    if (split < 1) {
      throw new IllegalArgumentException(
          "a design is NAME=TERM,TERM,…, not \"%s\"".formatted(text));
    }
    List<String> terms = Arrays.asList(text.substring(split + 1).split(",", -1));
    for (String term : terms) {
      if (!features.contains(term)) {
        throw new IllegalArgumentException(
            "the design \"%s\" has the term \"%s\", which is no feature; they are %s"
                .formatted(text, term, String.join(", ", features)));
      }
    }
    return new Design(
        text.substring(0, split), terms, terms.stream().map(features::indexOf).toList());
  }

  /** The features that must be there, as bits. */
  long needed() {
    return places.stream().mapToLong(place -> 1L << place).reduce(0, (one, other) -> one | other);
  }
}
