# By how much jobs follow people, with an effect of every place and year: jobs_following.R ROWS
# ROWS: unit, year, x (people), y (jobs), base. Prints the estimate and its clustered error.
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1], colClasses = c(unit = "character"))
years <- length(unique(rows$year))
rows <- rows[ave(rows$year, rows$unit, FUN = length) == years, ]
rows$weight <- sqrt(ave(rows$base, rows$unit))
fit <- lm(y ~ x + factor(unit) + factor(year), rows, weights = weight)
left <- resid(lm(x ~ factor(unit) + factor(year), rows, weights = weight))
score <- rows$weight * left * resid(fit)
clustered <- function(by) {
  sums <- tapply(score, by, sum)
  length(sums) / (length(sums) - 1) * sum(sums^2)
}
place <- clustered(rows$unit)
year <- clustered(rows$year)
meat <- max(place + year - clustered(seq_along(score)), place, year)
cat(format(coef(fit)["x"], digits = 17), "\n")
cat(format(sqrt(meat) / sum(rows$weight * left^2), digits = 17), "\n")
