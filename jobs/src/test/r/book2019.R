# The model book2019 from an exported panel of one level and preset: every number of the summary,
# a line each, name and value. Centrality is centred here again, over the distinct units.
panel <- read.csv(commandArgs(TRUE)[1], colClasses = c(unit = "character"))
observed <- panel[!is.na(panel$net_migration_excess), ]
units <- unique(observed[, c("unit", "centrality")])
panel$centrality <- panel$centrality - mean(units$centrality)
fit <- lm(net_migration_excess ~ vra + vra_1 + vra_2 + centrality, data = panel)

say <- function(name, value) cat(name, "\t", sprintf("%.17g", value), "\n", sep = "")
s <- summary(fit)
f <- s$fstatistic
say("r_squared", s$r.squared)
say("adj_r_squared", s$adj.r.squared)
say("sigma", s$sigma)
say("statistic", f[[1]])
say("p_value", pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE))
say("df", f[[2]])
say("df_residual", fit$df.residual)
say("nobs", nobs(fit))
say("log_lik", logLik(fit))
say("aic", AIC(fit))
say("bic", BIC(fit))
say("deviance", deviance(fit))
say("rank", fit$rank)
interval <- confint(fit)
for (term in rownames(s$coefficients)) {
  row <- s$coefficients[term, ]
  say(paste(term, "estimate"), row[[1]])
  say(paste(term, "std_error"), row[[2]])
  say(paste(term, "statistic"), row[[3]])
  say(paste(term, "p_value"), row[[4]])
  say(paste(term, "conf_low"), interval[term, 1])
  say(paste(term, "conf_high"), interval[term, 2])
}
used <- panel[as.integer(names(fitted(fit))), ]
augmented <- list(fitted = fitted(fit), residual = residuals(fit), leverage = hatvalues(fit),
                  std_residual = rstandard(fit), cooks_distance = cooks.distance(fit))
for (measure in names(augmented)) for (i in seq_len(nrow(used)))
  say(paste(used$unit[i], used$year[i], measure), augmented[[measure]][[i]])
