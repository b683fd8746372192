import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { createGatewayMetrics } from '../../gateway/metrics.ts';

describe('metrics', () => {
  it('tell of a gateway', async () => {
    const metrics = createGatewayMetrics(new Registry());
    metrics.observeAnswer({ status: 200, seconds: 0.004 });
    metrics.observeCall({ subgraph: 'belts', outcome: 'answered', seconds: 0.002 });
    metrics.observePlan({ where: 'process', outcome: 'died', seconds: 3 });
    metrics.observeError('BAD_INPUT');
    metrics.noteListening(true);
    const text = await metrics.text();
    expect(text).toContain('gateway_request_seconds_bucket{le="0.005",status="200"} 1');
    expect(text).toContain('gateway_subgraph_call_seconds_count{subgraph="belts",outcome="answered"} 1');
    expect(text).toContain('gateway_plan_seconds_count{where="process",outcome="died"} 1');
    expect(text).toContain('gateway_errors_total{code="BAD_INPUT"} 1');
    expect(text).toContain('gateway_workers 1');
  });

  it('tell of the process in its own registry alone, for what watches a process watches it to its end', async () => {
    const text = await createGatewayMetrics(new Registry()).text();
    expect(text).not.toContain('process_');
    expect(text).not.toContain('nodejs_');
  });
});
