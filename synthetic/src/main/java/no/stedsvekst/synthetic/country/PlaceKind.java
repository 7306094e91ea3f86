package no.stedsvekst.synthetic.country;

/** What draws young adults away or to it: a city, a town, or the periphery. */
public enum PlaceKind {
  CITY("S1", "By"),
  TOWN("S2", "Tettstad"),
  PERIPHERY("S3", "Bygd");

  private final String code;
  private final String norwegian;

  PlaceKind(String code, String norwegian) {
    this.code = code;
    this.norwegian = norwegian;
  }

  public String code() {
    return code;
  }

  public String inNorwegian() {
    return norwegian;
  }

  public static PlaceKind ofClass(int centralityClass) {
    return centralityClass <= 2 ? CITY : centralityClass <= 4 ? TOWN : PERIPHERY;
  }
}
