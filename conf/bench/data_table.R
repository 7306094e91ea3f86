# What stedsvekst bench compares, in R with data.table: Rscript data_table.R LANDING OUT
#
# The preset recommended, for a country in the municipality codes of one year of which all tables
# were landed for every year. The sections A1 to A4 are those of udfs/METHODS.md.
suppressPackageStartupMessages(library(data.table))
setDTthreads(0)
landing <- commandArgs(TRUE)[1]
out <- commandArgs(TRUE)[2]

clock <- proc.time()[["elapsed"]]
step <- function(name) {
  now <- proc.time()[["elapsed"]]
  cat("STEP", name, now - clock, "\n")
  clock <<- now
}

# A table is a file, or a folder of parts. Columns: s text, i whole number, d number.
landed <- function(table, ...) {
  columns <- c(...)
  kinds <- c(s = "character", i = "integer", d = "double")
  folder <- file.path(landing, table)
  files <- if (dir.exists(folder)) dir(folder, "[.]csv$", full.names = TRUE) else paste0(folder, ".csv")
  classes <- split(names(columns), kinds[columns])
  rbindlist(lapply(files, fread, select = names(columns), colClasses = classes))
}
municipality <- landed("municipality", code = "s", region = "s", county = "s",
                       centrality_index = "d", centrality_jobs = "d")
population <- landed("population", municipality = "s", year = "i", sex = "s", age = "i", persons = "d")
vital <- landed("vital", municipality = "s", year = "i", net_migration = "d")
migrants <- landed("migration_age", municipality = "s", year = "i", sex = "s", age = "i",
                   in_migrants = "d", out_migrants = "d")
jobs <- landed("jobs", municipality = "s", year = "i", jobs = "d")
employment <- landed("employment", municipality = "s", year = "i", employed_residents = "d")
commuting <- landed("commuting", year = "i", home = "s", work = "s", employed = "d")
employed_share <- landed("employment_rate", year = "i", sex = "s", age = "i", rate = "d")
deaths <- landed("death_probability", alternative = "s", year = "i", sex = "s", age = "i",
                 probability = "d")[alternative == ""]
step("read")

# A4. What a person of a year, sex and age adds to the supply of workers.
person <- CJ(year = unique(jobs$year), sex = c("M", "F"), age = 14:74)
person[, before := year - 1L][, older := age + 1L]
person[employed_share, on = .(before = year, sex, age), now := i.rate]
person[employed_share, on = .(before = year, sex, older = age), then := i.rate]
person[deaths, on = .(year, sex, age), death := i.probability]
person[age == 14, now := 0][age == 74, then := 0]
person[, adds := then - now - death * then]
population[, adds := 0][person, on = .(year, sex, age), adds := i.adds]

# The municipalities' numbers, a row a year.
own <- jobs[, .(jobs = sum(jobs)), keyby = .(unit = municipality, year)]
residents <- population[, .(population = sum(persons), supply = sum(persons * adds)),
                        by = .(unit = municipality, year)]
own[residents, on = .(unit, year), `:=`(population = i.population, supply = i.supply)]
own[vital, on = .(unit = municipality, year), net_migration := i.net_migration]
own[employment, on = .(unit = municipality, year), employed := i.employed_residents]

# A1. Growth beyond the nation's, and that growth where residents worked the year before.
own[, `:=`(jobs_before = shift(jobs), employed_before = shift(employed)), by = unit]
nation <- own[, .(growth = sum(jobs) / sum(jobs_before) - 1,
                  supply = sum(supply) / sum(employed_before),
                  rate = sum(net_migration) / sum(population),
                  population = sum(population)), keyby = year]
own[nation, on = "year", relative_growth := jobs / jobs_before - 1 - i.growth]
commuting[, year := year + 1L]
commuting[own, on = .(work = unit, year), growth := i.relative_growth]
commuting[work == "outside", growth := 0]
met <- commuting[, .(all = sum(employed * growth), own = sum((employed * growth)[home == work])),
                 by = .(unit = home, year)]
own[met, on = .(unit, year), `:=`(vra_own = i.own / employed_before,
                                  vra_neighbour = (i.all - i.own) / employed_before)]
own[, vra := vra_own + vra_neighbour]

# The levels above: sums, and means over residents; centrality by those of 2020.
members <- rbind(municipality[, .(level = "region", unit = region, code)],
                 municipality[, .(level = "county", unit = county, code)])
own[, code := unit]
joined <- own[, !"unit"][members, on = "code", allow.cartesian = TRUE]
above <- joined[, .(jobs = sum(jobs), population = sum(population), supply = sum(supply),
                    net_migration = sum(net_migration), employed = sum(employed),
                    vra = sum(population * vra) / sum(population),
                    vra_own = sum(population * vra_own) / sum(population),
                    vra_neighbour = sum(population * vra_neighbour) / sum(population)),
                keyby = .(level, unit, year)]
above[, `:=`(jobs_before = shift(jobs), employed_before = shift(employed)), by = .(level, unit)]
above[nation, on = "year", relative_growth := jobs / jobs_before - 1 - i.growth]
central <- joined[year == 2020][municipality, on = "code", allow.cartesian = TRUE][
  , .(centrality = sum(population * centrality_index) / sum(population) / 1000,
      centrality_jobs = sum(population * centrality_jobs) / sum(population) / 1000),
  by = .(level, unit)]
above[central, on = .(level, unit), `:=`(centrality = i.centrality, centrality_jobs = i.centrality_jobs)]
own[municipality, on = "code", `:=`(centrality = i.centrality_index / 1000,
                                    centrality_jobs = i.centrality_jobs / 1000)]
panel <- rbind(own[, level := "municipality"][, !"code"], above, use.names = TRUE)

# A2 and A4. Net migration and supply beyond the nation's; A1's lags.
panel[nation, on = "year", `:=`(ds = supply / employed_before - i.supply,
                                net_migration_rate = net_migration / population,
                                net_migration_excess = net_migration / population - i.rate)]
panel[, `:=`(vra_1 = shift(vra), vra_2 = shift(vra, 2)), by = .(level, unit)]
fwrite(panel[, .(level, unit, year, population, jobs, employed, relative_growth, vra, vra_own,
                 vra_neighbour, vra_1, vra_2, ds, centrality, centrality_jobs, net_migration,
                 net_migration_rate, net_migration_excess)], file.path(out, "panel.csv"))

# A2. The same by sex and age group, and by the sums of these; of all, what was landed as such.
ages <- c("0-5", "6-17", "18-29", "30-39", "40-49", "50-59", "60+")
migrants[, age_group := ages[findInterval(age, c(0, 6, 18, 30, 40, 50, 60))]]
cells <- migrants[, .(net = sum(in_migrants - out_migrants)),
                  by = .(code = municipality, year, sex, age_group)]
both <- cells[, .(sex = "all", net = sum(net)), by = .(code, year, age_group)]
every <- cells[, .(age_group = "all", net = sum(net)), by = .(code, year, sex)]
whole <- vital[, .(code = municipality, year, sex = "all", age_group = "all", net = net_migration)]
cells <- rbind(cells, both, every, whole, use.names = TRUE)
migration <- rbind(
  cells[, .(level = "municipality", unit = code, year, sex, age_group, net_migration = net)],
  cells[members, on = "code", allow.cartesian = TRUE][
    , .(net_migration = sum(net)), by = .(level, unit, year, sex, age_group)])
nations <- cells[, .(net = sum(net)), by = .(year, sex, age_group)]
nations[nation, on = "year", rate := net / i.population]
migration[panel, on = .(level, unit, year), net_migration_rate := net_migration / i.population]
migration[nations, on = .(year, sex, age_group), net_migration_excess := net_migration_rate - i.rate]
fwrite(migration, file.path(out, "migration.csv"))
step("panel")

# A3. Least squares of the model book2022: each year and all, with classical standard errors.
design <- panel[level != "county" & !is.na(vra_2),
                .(level, unit, year, vra, vra_1, vra_2, centrality_jobs, ds)]
means <- unique(design[, .(level, unit, centrality_jobs)])[, .(mean = mean(centrality_jobs)), by = level]
design[means, on = "level", centrality_jobs := centrality_jobs - i.mean]
rows <- migration[design, on = .(level, unit, year)]
terms <- c("(Intercept)", "vra", "vra_1", "vra_2", "centrality_jobs", "ds")
fit <- function(y, ...) {
  if (length(y) < 3 * length(terms)) return(NULL) # fewer than three rows a term are not fitted
  fitted <- .lm.fit(cbind(1, ...), y)
  variance <- sum(fitted$residuals^2) / (length(y) - length(terms))
  list(term = terms, estimate = fitted$coefficients,
       std_error = sqrt(variance * diag(chol2inv(fitted$qr[seq_along(terms), ]))))
}
each <- rows[, fit(net_migration_excess, vra, vra_1, vra_2, centrality_jobs, ds),
             by = .(level, sex, age_group, period = as.character(year))]
pooled <- rows[, fit(net_migration_excess, vra, vra_1, vra_2, centrality_jobs, ds),
               by = .(level, sex, age_group)]
pooled[, period := paste(range(rows$year), collapse = "-")]
fwrite(rbind(each, pooled, use.names = TRUE)[, model := "book2022"], file.path(out, "terms.csv"))
step("fits")
