//! Times gathered and told: the middle and the slow end, not the mean.

use std::time::{Duration, Instant};

/// The times of one operation.
pub struct Spread {
    times: Vec<Duration>,
}

impl Spread {
    pub fn new() -> Self {
        Spread { times: Vec::new() }
    }

    /// Runs and takes the time.
    pub fn time<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let value = run();
        self.times.push(started.elapsed());
        value
    }

    pub fn p50(&self) -> Duration {
        self.at(50)
    }

    pub fn text(&self) -> String {
        format!("{} / {} ms", ms(self.at(50)), ms(self.at(95)))
    }

    fn at(&self, percent: usize) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times[(times.len() * percent / 100).min(times.len() - 1)]
    }
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// One line of the table.
pub struct Row {
    what: String,
    measured: String,
    baseline: String,
    goal: &'static str,
}

impl Row {
    pub fn new(what: impl Into<String>, measured: String, baseline: String, goal: &'static str) -> Self {
        Row { what: what.into(), measured, baseline, goal }
    }
}

pub fn print(rows: &[Row]) {
    println!("| What | Measured | Baseline, same run | Goal (p95) |\n|---|---|---|---|");
    for row in rows {
        println!("| {} | {} | {} | {} |", row.what, row.measured, row.baseline, row.goal);
    }
}
