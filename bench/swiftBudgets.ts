// The figures that `recorder-bench` prints, with unit and, where it has one, bound. Bytes are gzip's. Times are CPU time of
// one thread, on the Linux stand-ins.
import { atLeast, atMost, type Budget, free } from './budgets.ts'

export const SWIFT_BUDGETS: Readonly<Record<string, Budget>> = {
  // The model: a navigation bar and ten rows, 63 views, distinct texts and row heights.
  'format.snapshot_bytes_per_node': atMost(25, 'B'),
  'format.snapshot_bytes_per_model_view': free('B'),
  'format.snapshot_raw_bytes_per_node': free('B'),
  // What the strongest open recorder's format takes for the same screen.
  'format.datadog_snapshot_bytes_per_model_view': free('B'),
  'format.scroll_tick_bytes': atMost(15, 'B'),
  'format.move_bytes': atMost(20, 'B'),
  // Operations beyond the fewest there can be, over all cases of 100 siblings.
  'format.moves_beyond_fewest': atMost(0, 'ops'),
  // At each look a list of 1,000 views is scrolled and the texts of one row change.
  'recorder.linux_stand_in.main_ms_1000_views': atMost(5, 'ms'),
  'recorder.linux_stand_in.main_ms_1000_views.p95': free('ms'),
  'recorder.linux_stand_in.main_ms_1000_views.first': free('ms'),
  'recorder.diff_encode_ms_1000_views': atMost(5, 'ms'),
  'recorder.diff_encode_ms_1000_views.p95': free('ms'),
  'recorder.reads_per_view': atMost(25, 'reads'),
  'recorder.captures_per_change': atMost(1, ''),
  'recorder.idle_captures': atMost(0, ''),
  // The demo's recordings.
  'format.demo_snapshot_bytes_per_node.smallest': free('B'),
  'format.demo_snapshot_bytes_per_node.largest': free('B'),
  'format.vs_datadog_scroll_session': atLeast(6, '×'),
  'format.vs_datadog_scroll_session.best': free('×'),
  'format.vs_datadog_scroll_session.one_segment': free('×'),
  'format.scroll_session_bytes_per_tick': free('B'),
  'format.scroll_session_ticks': free('ticks'),
  // Of a hundred nodes on the screen: how many a change takes away and puts back under another id.
  'recorder.id_churn': atMost(0.2, '%'),
  'recorder.id_churn.within_chunk': free('%'),
  'recorder.8h_memory_growth_pct': atMost(5, '%'),
  'recorder.8h_memory_end_mib': free('MiB'),
}
