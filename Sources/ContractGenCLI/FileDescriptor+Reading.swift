import Glibc

extension FileDescriptor {
    /// All bytes from here to the end.
    func contents() throws(SystemError) -> [UInt8] {
        var whole: [UInt8] = []
        // A byte more than the file has, so that the first read shows whether it has grown.
        let room = max(1 << 12, try size() + 1)
        while true {
            let piece = try read(atMost: room)
            if piece.isEmpty { return whole }
            if whole.isEmpty { whole = piece } else { whole += piece }
        }
    }

    /// In bytes; 0 of what is no file.
    private func size() throws(SystemError) -> Int {
        var facts = stat()
        guard unsafe fstat(number, &facts) == 0 else { throw SystemError(number: errno) }
        return Int(facts.st_size)
    }

    /// The next bytes; none at the end.
    func read(atMost room: Int) throws(SystemError) -> [UInt8] {
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var result = -1
            repeat {
                result = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
            } while result < 0 && errno == EINTR
            if result < 0 { failure = errno }
            count = max(0, result)
        }
        if let failure { throw SystemError(number: failure) }
        return bytes
    }
}
