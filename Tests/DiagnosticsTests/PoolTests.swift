import Diagnostics
import Foundation
import Testing

@Suite struct PoolTests {
    @Test("a thread is given what it gave back itself, and then what others did")
    func ownFirst() {
        let pool = Pool<String>()
        #expect(pool.take() == nil)
        pool.give("own")
        let isDone = DispatchSemaphore(value: 0)
        Thread {
            pool.give("another's")
            isDone.signal()
        }.start()
        isDone.wait()
        #expect(pool.take() == "own")
        #expect(pool.take() == "another's")
        #expect(pool.take() == nil)
    }
}
