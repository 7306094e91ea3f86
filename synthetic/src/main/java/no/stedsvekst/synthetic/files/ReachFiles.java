package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Areas;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Parameters;

/** Small areas, their services, and the time between them. */
public final class ReachFiles {
  private final Parameters parameters;
  private final LandingFiles files;
  private final Areas areas;

  public ReachFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
    this.areas = Areas.of(parameters);
  }

  /** Writes them. */
  public void write() {
    Codes codes = new Codes(parameters);
    try (RowSink places = files.open(Table.SMALL_AREA);
        RowSink services = files.open(Table.SERVICE_POINT);
        RowSink times = files.open(Table.TRAVEL_TIME)) {
      for (Areas.Area area : areas.all()) {
        places
            .text(area.code())
            .count(parameters.lastYear())
            .text(codes.of(area.place(), parameters.lastYear()))
            .count(area.people())
            .count(area.jobs())
            .flag(area.code().endsWith("01"))
            .end();
        for (Areas.Service service : Areas.SERVICES) {
          if (areas.has(area, service)) {
            services.text(service.name()).text(area.code()).real(service.weight()).end();
          }
        }
        for (Areas.Area other : areas.around(area)) {
          times
              .text("base")
              .text(area.code())
              .text(other.code())
              .real(areas.minutes(area, other))
              .end();
        }
      }
    }
  }
}
