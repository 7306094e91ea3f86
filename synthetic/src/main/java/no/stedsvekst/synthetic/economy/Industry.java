package no.stedsvekst.synthetic.economy;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.synthetic.country.Resource;

/**
 * An industry or public sector, as the shipped assumptions have it.
 *
 * @param code lower-case name
 * @param name in Norwegian
 * @param category {@code basis}, {@code besok}, {@code regional} or {@code offentlig}
 * @param sector {@code private} or the level of government
 * @param isSensitive whether its jobs follow the number of people
 * @param outlook growth a year, a fraction
 * @param share of all jobs of the country at the start
 */
public record Industry(
    String code,
    String name,
    String category,
    String sector,
    boolean isSensitive,
    double outlook,
    double share) {

  /** All of them, in the order of the shipped table. */
  public static final List<Industry> ALL = read();

  boolean isPrivate() {
    return sector.equals("private");
  }

  private static List<Industry> read() {
    List<List<String>> rows = Resource.rows("industry.csv");
    List<List<String>> mix = Resource.rows("synthetic_industry_mix.csv");
    List<Industry> industries = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      List<String> row = rows.get(index);
      if (!mix.get(index).get(0).equals(row.get(0))) {
        throw new IllegalStateException("the two industry files differ at " + row.get(0));
      }
      industries.add(
          new Industry(
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              Boolean.parseBoolean(row.get(4)),
              Double.parseDouble(row.get(5)),
              Double.parseDouble(mix.get(index).get(1))));
    }
    return List.copyOf(industries);
  }
}
