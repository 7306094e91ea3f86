package no.stedsvekst.jobs.land;

/** Words and rules that several landing tables share. */
final class CommonColumns {
  static final String CODE = "Municipality code of that year, as text with leading zeros";
  static final String FLOW_YEAR = "Calendar year in which it happened";
  static final String STOCK_YEAR = "Calendar year of the fourth quarter";
  static final String SEX = "M or F; all where a source does not tell them apart";
  static final String ALTERNATIVE =
      "Alternative of a national projection, as in MMM; empty for what has been observed";

  static final String SEX_IS_KNOWN = "sex in ('M', 'F', 'all')";
  static final String YEAR_IS_PLAUSIBLE = "year between 1900 and 2199";
  static final String AGE_IS_KNOWN =
      "age = 'all' or coalesce(try_cast(age as int), -1) between 0 and 105";

  /** The place of a row among the sexes and ages of its group: three sexes, 106 ages and all. */
  static final String SEX_AND_AGE =
      "(case sex when 'M' then 0 when 'F' then 107 else 214 end)"
          + " + (case cast(age as string) when 'all' then 106 else coalesce(try_cast(age as int), 0) end)";

  static final int SEXES_AND_AGES = 321;

  private CommonColumns() {}
}
