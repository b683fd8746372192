// @apollo/gateway reports its use to Apollo unless this is set before it is loaded. Nothing of this graph leaves the
// installation, so the setting is not a user's choice, and this module is imported before every import of Apollo's.
// oxlint-disable-next-line no-restricted-properties
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
