package no.stedsvekst.indicator;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * B3. Something that is known of a place and year, of which indicators are made.
 *
 * @param kind what it is
 * @param name of the sector, industry, group, covariate or ranking; empty where there is none
 */
public record Measure(Kind kind, String name) implements Serializable {

  /** What a measure is. */
  public enum Kind {
    POPULATION("population"),
    JOBS("jobs"),
    EMPLOYED("employed"),
    OWN_COMMUTERS("own_commuters"),
    OUT_COMMUTERS("out_commuters"),
    IN_COMMUTERS("in_commuters"),
    BIRTHS("births"),
    DEATHS("deaths"),
    NET_MIGRATION("net_migration"),
    DWELLINGS("dwellings"),
    EXPORT("export"),
    COVARIATE("cov"),
    ATTRACTIVENESS_RATE("attractiveness_rate"),
    RANK("rank"),
    RANK_IN_COUNTY("rank_in_county");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** That of a word; empty where there is none. */
    public static Optional<Kind> named(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The word in an expression. */
    public String word() {
      return word;
    }

    /** Whether it stands by itself: it is a share or a rank, of which no sums are made. */
    public boolean isAlone() {
      return compareTo(COVARIATE) >= 0;
    }

    /** Whether a name must follow. */
    boolean isNamed() {
      return isAlone() && this != ATTRACTIVENESS_RATE;
    }
  }

  /** Residents of working age. */
  static final String WORKING_AGE = "16-66";

  /** As it stands in an expression. */
  public String key() {
    return name.isEmpty() ? kind.word() : kind.word() + ":" + name;
  }

  /** Whether projections know it. */
  public boolean isProjected() {
    return name.isEmpty() && (kind == Kind.POPULATION || kind == Kind.JOBS);
  }

  /** Whether it is a place among others, which is known only when all are. */
  public boolean isRank() {
    return kind == Kind.RANK || kind == Kind.RANK_IN_COUNTY;
  }
}
