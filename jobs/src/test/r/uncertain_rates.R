# Rates drawn towards nothing, computed again: uncertain_rates.R ROWS FIRST LAST
# ROWS: unit, year, rate, size, and what each group of terms adds to the expected rate.
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1], colClasses = c(unit = "character"))
rows <- rows[order(rows$unit, rows$year), ]
period <- as.integer(arguments[2]):as.integer(arguments[3])
terms <- setdiff(names(rows), c("unit", "year", "rate", "size"))
units <- unique(rows$unit)
years <- length(unique(rows$year))
mean.of <- function(column) {
  setNames(as.vector(tapply(rows[[column]], rows$unit, mean)[units]), units)
}

# What is luck: a line through the units' variances, weighted anew three times.
half <- years %/% 2
spread <- sapply(units, function(unit) {
  rate <- rows$rate[rows$unit == unit]
  half * (mean(tail(rate, half)) - mean(head(rate, half)))^2 / 2
})
size <- mean.of("size")
line <- coef(lm(spread ~ I(1 / size)))
for (round in 1:3) line <- coef(lm(spread ~ I(1 / size), weights = (line[1] + line[2] / size)^-2))
stopifnot(line > 0)
luck <- line[1] + line[2] / size

# What is believed of the variance of lasting rates.
rate <- mean.of("rate")
luck.of.all <- luck / years
grid <- seq(0, 6 * weighted.mean(rate^2, 1 / luck.of.all), length.out = 200)
log.likelihood <- sapply(grid, function(psi) {
  sum(dnorm(rate, 0, sqrt(psi + luck.of.all), log = TRUE))
})
believed <- exp(log.likelihood - max(log.likelihood))
believed <- believed / sum(believed)

# What the coefficients may be off by: chance, a unit's years together.
pooled <- lm(reformulate(terms, "rate"), rows)
design <- model.matrix(pooled)
bread <- solve(crossprod(design))
scores <- rowsum(design * resid(pooled), rows$unit)
chance <- bread %*% crossprod(scores) %*% bread * length(units) / (length(units) - 1)
# And what attractiveness does to what explains migration.
moves <- sapply(terms, function(term) max(tapply(rows[[term]], rows$unit, var)) > 1e-20)
changing <- terms[moves]
within <- coef(lm(reformulate(c(changing, "unit"), "rate"), rows))[changing]
means <- data.frame(sapply(terms, mean.of))
means$left <- rate - as.vector(as.matrix(means[changing]) %*% within)
constant <- coef(lm(reformulate(setdiff(terms, changing), "left"), means))
distance <- c(constant["(Intercept)"], setNames(rep(0, length(terms)), terms))
distance[names(constant)] <- constant
distance[changing] <- within
of <- cbind(1, as.matrix(means[terms]))
doubt <- setNames(rowSums((of %*% chance) * of) + as.vector(of %*% distance)^2 / 2, units)

inside <- rows[rows$year %in% period, ]
for (unit in units) {
  measured <- mean(inside$rate[inside$unit == unit])
  noise <- luck[unit] / length(period)
  kept <- grid / (grid + noise)
  expected <- sum(believed * kept * measured)
  variance <- sum(believed * (kept * noise + (kept * measured)^2)) - expected^2
  deviation <- sqrt(variance + doubt[unit])
  bounds <- length(period) * (expected + c(0, -1, 1) * qnorm(0.9) * deviation)
  cat(unit, format(bounds, digits = 17), sep = "\t", fill = FALSE)
  cat("\n")
}
