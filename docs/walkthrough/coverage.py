"""Draws the share of units with a resource nurse by municipality and district, out of coverage.csv, as coverage.png."""

import matplotlib
import pandas as pd

matplotlib.use("agg")
import matplotlib.pyplot as plt

# Semicolons, decimal commas, «:» for what is not shown; lines with # say what the figures are.
table = pd.read_csv("coverage.csv", sep=";", decimal=",", comment="#", na_values=[":"], dtype={"group": str, "area_code": str})

rows = table[table["kind"] == "GROUP"]
print(rows["state"].value_counts().to_string(header=False))
missing = rows[rows["state"] != "VALUE"]
print(missing[["group", "label", "state", "notes"]].to_string(index=False))

areas = rows[rows["state"] == "VALUE"]
total = table[table["kind"] == "TOTAL"].iloc[0]
print(areas[["label", "numerator", "denominator", "value", "low", "high"]].head(4).round(3).to_string(index=False))
print(f"Together {total.numerator:.0f} of {total.denominator:.0f}: {total.value:.3f} ({total.low:.3f}-{total.high:.3f})")

figure, axes = plt.subplots(figsize=(7, 9))
places = range(len(areas))
axes.hlines(places, areas["low"], areas["high"], color="#5b7083")
axes.plot(areas["value"], places, "o", color="#0b3b5a", clip_on=False)
axes.axvline(total.value, linestyle="--", color="#6b6b6b")
axes.set_yticks(places, areas["label"] + " (" + areas["denominator"].map("{:.0f}".format) + ")")
axes.invert_yaxis()
axes.set_xlim(0, 1)
axes.set_xlabel("Andel enheter med ressurssykepleier, 95 % intervall; i parentes: enheter")
axes.set_title("Dekning 31.12.2025. DEMO: personer og enheter er diktet opp", fontsize=10)
figure.tight_layout()
figure.savefig("coverage.png", dpi=90)
