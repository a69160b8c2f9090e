/** Imported before @apollo/gateway, which reads this once: nothing is reported to anyone. */
process.env.APOLLO_TELEMETRY_DISABLED = '1';
