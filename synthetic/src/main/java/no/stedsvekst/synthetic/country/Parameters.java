package no.stedsvekst.synthetic.country;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that settles a synthetic country: two that are equal make the same bytes.
 *
 * @param municipalities how many, in the codes of the last year
 * @param regions in how many regions
 * @param firstYear the first flow year
 * @param lastYear the last flow year; people are counted on 1 January after it too
 * @param destinations how many places the residents of one commute to, about
 * @param seed of the random numbers
 * @param hasFeedback whether attractiveness comes back through population and jobs
 * @param hasCodeChanges whether a merger and a split happen
 * @param isOfBook whether the truth counts as the preset {@code book2022} does
 * @param shareYear the commuting year of a flow year in the truth, {@code t} or {@code t-1}
 * @param files {@code csv} or {@code parquet}
 * @param faults what is broken on purpose
 * @param blockSize municipalities of a part file
 * @param extras tables that are written beside those of every country, by what reads them
 */
public record Parameters(
    int municipalities,
    int regions,
    int firstYear,
    int lastYear,
    int destinations,
    int seed,
    boolean hasFeedback,
    boolean hasCodeChanges,
    boolean isOfBook,
    String shareYear,
    String files,
    List<String> faults,
    int blockSize,
    List<String> extras)
    implements Serializable {

  /** Small areas and travel times. */
  public static final String ACCESS = "access";

  /** Export, and what industries buy of each other. */
  public static final String RIPPLE = "ripple";

  /** What people say of their place. */
  public static final String SURVEY = "survey";

  /** Plans, rankings, occupations, workplaces and dwellings. */
  public static final String INDICATE = "indicate";

  /** What may be written besides. */
  public static final List<String> EXTRAS = List.of(ACCESS, INDICATE, RIPPLE, SURVEY);

  /** Years that pass before the first that is written, for the lags. */
  static final int LEAD = 3;

  /** Raised whenever the same parameters come to make other bytes. */
  private static final int GENERATOR = 2;

  @Override
  public String toString() {
    return "%d municipalities, %d regions, %d-%d, seed %d, feedback %s"
        .formatted(municipalities, regions, firstYear, lastYear, seed, hasFeedback ? "on" : "off");
  }

  /** What stands in the manifest, by the names of the settings. */
  public Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("generator", GENERATOR);
    named.put("municipalities", municipalities);
    named.put("regions", regions);
    named.put("years", firstYear + "-" + lastYear);
    named.put("destinations", destinations);
    named.put("seed", seed);
    named.put("feedback", hasFeedback ? "on" : "off");
    named.put("code_changes", hasCodeChanges);
    named.put("supply", isOfBook ? "book2022" : "recommended");
    named.put("share_year", shareYear);
    named.put("files", files);
    named.put("faults", faults);
    named.put("block_size", blockSize);
    if (!extras.isEmpty()) {
      named.put("extras", extras);
    }
    return named;
  }

  /** Whether people are asked. */
  public boolean hasSurvey() {
    return extras.contains(SURVEY);
  }

  /** Whether export and the nation's accounts are written. */
  public boolean hasTrade() {
    return extras.contains(RIPPLE);
  }

  /** Whether all that indicators are made of is written. */
  public boolean hasIndicators() {
    return extras.contains(INDICATE);
  }

  /** Whether small areas, services and travel times are written, and centrality is of them. */
  public boolean hasAreas() {
    return extras.contains(ACCESS);
  }

  /** The first year that is lived through. */
  public int start() {
    return firstYear - LEAD;
  }

  /** How many places live side by side: a merger makes one municipality of two. */
  int places() {
    return hasCodeChanges ? municipalities + 1 : municipalities;
  }

  /** How many part files a table of municipalities has. */
  public int blocks() {
    return (places() + blockSize - 1) / blockSize;
  }

  /** The first place of a block. */
  public int firstOf(int block) {
    return block * blockSize;
  }

  /** The place after the last of a block. */
  public int endOf(int block) {
    return Math.min(places(), firstOf(block) + blockSize);
  }

  /** Whether the commuting of the year before is that of a flow year. */
  public boolean isShareLagged() {
    return shareYear.equals("t-1");
  }
}
